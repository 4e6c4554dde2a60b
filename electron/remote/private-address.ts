import { BlockList, isIPv6 } from 'node:net'

/** Ranges that lead to this computer or into the network around it. @see https://www.iana.org/assignments/iana-ipv4-special-registry */
const PRIVATE_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const

const PRIVATE_6 = [
  // This computer, and addresses of IPv4 as they were once written.
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  // Tunnels, which may hold any address of IPv4.
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const

const ranges = new BlockList()
for (const [network, prefix] of PRIVATE_4) {
  ranges.addSubnet(network, prefix, 'ipv4')
  // The same, written as IPv6.
  ranges.addSubnet(`::ffff:${network}`, 96 + prefix, 'ipv6')
}
for (const [network, prefix] of PRIVATE_6) ranges.addSubnet(network, prefix, 'ipv6')

/** True for the address of this computer, or of one in the network around it; of IPv4 or of IPv6. */
export const isPrivateAddress = (address: string): boolean =>
  ranges.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
