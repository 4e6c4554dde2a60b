import type { ExportOptions, PresentationVersion } from '../../iiif/export/options.ts'

/** What stands in the export dialog until a scholar fills in their own addresses. */
export const EXAMPLE_HOST = 'example.org'

/** A name as addresses like it: small letters, digits and hyphens. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return plain === '' ? 'object' : plain
}

/** What an export begins with, when nothing was exported before. */
export const usualOptions = (name: string): ExportOptions => ({
  version: '3.0',
  base: `https://${EXAMPLE_HOST}/objects/${slugOf(name)}`,
  imageBase: `https://${EXAMPLE_HOST}/iiif/3`,
  imageVersion: 3,
})

/** Options with another version of the manifest: current viewers ask for Image API 3, older ones for 2. */
export const withVersion = (options: ExportOptions, version: PresentationVersion): ExportOptions =>
  withImageVersion({ ...options, version }, version === '3.0' ? 3 : 2)

/** Options with another version of the image server; an address that ends in the version follows. */
export const withImageVersion = (
  options: ExportOptions,
  imageVersion: ExportOptions['imageVersion'],
): ExportOptions => ({
  ...options,
  imageVersion,
  imageBase: options.imageBase.replace(/\/[23](\/?)$/, `/${imageVersion}$1`),
})

/** True while an address is not yet one's own. */
export const isExample = (address: string): boolean =>
  /^https?:\/\/([\w-]+\.)*example\.(org|com|net)([:/]|$)/i.test(address.trim())
