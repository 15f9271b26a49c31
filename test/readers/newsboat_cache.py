"""Prints the entries in a cache of newsboat as JSON; with --read, marks them all as read."""
import json
import sqlite3
import sys

cache = sqlite3.connect(sys.argv[1])
cache.row_factory = sqlite3.Row
rows = cache.execute(
    "select guid, title, url, author, pubDate, content, unread from rss_item where deleted = 0 order by id"
).fetchall()
print(json.dumps([dict(row) for row in rows]))
if "--read" in sys.argv:
    cache.execute("update rss_item set unread = 0")
    cache.commit()
