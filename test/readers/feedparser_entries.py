"""Fetches a feed with feedparser and prints what it reports as JSON. Arguments: address [etag] [last-modified]."""
import calendar
import json
import sys

import feedparser

address, etag, modified = (sys.argv[1:] + ["", ""])[:3]
feed = feedparser.parse(address, etag=etag or None, modified=modified or None)


def seconds(moment):
    return None if moment is None else calendar.timegm(moment)


print(
    json.dumps(
        {
            "status": feed.get("status"),
            "bozo": int(feed.bozo),
            "trouble": str(feed.get("bozo_exception", "")),
            "version": feed.get("version", ""),
            "etag": feed.get("etag", ""),
            "modified": feed.get("modified", ""),
            "title": feed.feed.get("title"),
            "link": feed.feed.get("link"),
            "language": feed.feed.get("language"),
            "entries": [
                {
                    "id": entry.get("id"),
                    "title": entry.get("title"),
                    "link": entry.get("link"),
                    "published": seconds(entry.get("published_parsed")),
                    "updated": seconds(entry.get("updated_parsed")),
                    "summary": entry.get("summary"),
                    "language": entry.get("title_detail", {}).get("language"),
                    "authors": [author.get("name") for author in entry.get("authors") or []],
                    "links": [dict(link) for link in entry.get("links", [])],
                }
                for entry in feed.entries
            ],
        }
    )
)
