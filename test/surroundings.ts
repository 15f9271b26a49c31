/** All that the command is told by its surroundings: nothing of this machine but where it finds programs, and a place for caches. */
export const surroundings = { PATH: process.env.PATH, XDG_CACHE_HOME: process.env.XDG_CACHE_HOME };
