SITENAME = 'Harbour'
