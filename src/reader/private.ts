import { BlockList, isIPv6 } from "node:net";

/** IPv4 that leads to no place on the public internet (IANA's registry of special-purpose addresses). */
const closed4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
];
/** IPv6 that is public: global unicast, and the two forms that hold an IPv4 address (mapped, NAT64). */
const open6 = ["2000::/3", "::ffff:0.0.0.0/96", "64:ff9b::0.0.0.0/96"];
/** What of that is not: protocol assignments with Teredo, documentation, 6to4. */
const closed6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

const listOf = (ranges: readonly string[], family: "ipv4" | "ipv6"): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", bits = ""] = range.split("/");
    list.addSubnet(network, Number(bits), family);
  }
  return list;
};
const within = (prefix: string) =>
  closed4.map((range) => {
    const [network, bits] = range.split("/");
    return `${prefix}${network}/${96 + Number(bits)}`;
  });

const refused4 = listOf(closed4, "ipv4");
const public6 = listOf(open6, "ipv6");
const refused6 = listOf([...closed6, ...within("::ffff:"), ...within("64:ff9b::")], "ipv6");

/** Whether an IP address is loopback, link-local, private, reserved: no address that a feed is published at. */
export function isPrivate(address: string): boolean {
  const bare = address.replace(/%.*$/, "");
  return isIPv6(bare)
    ? !public6.check(bare, "ipv6") || refused6.check(bare, "ipv6")
    : refused4.check(bare, "ipv4");
}
