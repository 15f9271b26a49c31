"""Prints the mails that rss2email left in a maildir as JSON, oldest file first."""
import email.policy
import email.utils
import json
import os
import sys

mails = []
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            mail = email.message_from_binary_file(file, policy=email.policy.default)
        mails.append(
            {
                "file": name,
                "id": str(mail["X-RSS-ID"]),
                "title": str(mail["Subject"]),
                "link": str(mail["X-RSS-URL"]),
                "seconds": int(email.utils.parsedate_to_datetime(str(mail["Date"]) .replace("-0000", "+0000")).timestamp()),
                "from": email.utils.parseaddr(str(mail["From"]))[0],
                "body": mail.get_content(),
            }
        )
print(json.dumps(sorted(mails, key=lambda mail: mail["file"])))
