/** Whether a text is a whole address of the web: http or https, a host, no spaces. */
export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/?#]+\S*$/i.test(text)
