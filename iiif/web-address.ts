/** Whether a text is a whole address of the web: http or https, a host, no spaces. */
export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/?#]+\S*$/i.test(text)

/** `host` or `host:port` of an address of the web, in small letters and without the port that goes without saying. */
export function hostOfAddress(address: string): string | undefined {
  const [, scheme = '', host] = /^(https?):\/\/(?:[^/?#@]*@)?([^/?#@\s]+)/i.exec(address) ?? []
  const usual = scheme.toLowerCase() === 'https' ? /:443$/ : /:80$/
  return host?.toLowerCase().replace(usual, '')
}
