import type { ProblemText } from '../problem-texts.ts'

/** Refusals of the Image API. Cause first, as the body of an HTTP answer shows them. */
export const IMAGE_PROBLEMS = {
  'image/address-malformed': {
    cause: 'The address "{address}" is not an image request.',
    consequence: '',
    remedy:
      'It needs region, size, rotation and quality.format after the identifier, or info.json.',
  },
  'image/region-malformed': {
    cause: 'The region "{text}" is not understood.',
    consequence: '',
    remedy: 'Use full, square, x,y,w,h in pixels, or pct:x,y,w,h in percent.',
  },
  'image/region-outside-image': {
    cause: 'The region "{text}" lies outside the image, which is {width} by {height} pixels.',
    consequence: '',
    remedy: 'Choose a region that overlaps the image and is not empty.',
  },
  'image/size-malformed': {
    cause: 'The size "{text}" is not understood.',
    consequence: '',
    remedy: 'Use max, w, or ,h or w,h or !w,h in pixels, or pct:n in percent.',
  },
  'image/size-too-large': {
    cause: 'The size "{text}" is larger than this server gives for this region.',
    consequence: '',
    remedy: 'Ask for at most {width} by {height} pixels.',
  },
  'image/size-larger-than-region': {
    cause: 'The size "{text}" asks for more pixels than the region has.',
    consequence: '',
    remedy:
      'Ask for at most {width} by {height} pixels; in version 3.0 also for more, with ^ before the size.',
  },
  'image/size-empty': {
    cause: 'The size "{text}" would leave no pixels.',
    consequence: '',
    remedy: 'Ask for at least one pixel each way.',
  },
  'image/rotation-malformed': {
    cause: 'The rotation "{text}" is not understood.',
    consequence: '',
    remedy: 'Use degrees from 0 to 360, with ! before them to mirror.',
  },
  'image/rotation-too-large': {
    cause: 'The picture is too large to be turned by "{text}" degrees.',
    consequence: '',
    remedy:
      'Ask for a size of at most {megapixels} million pixels, or turn it by 90, 180 or 270 degrees.',
  },
  'image/quality-unknown': {
    cause: 'The quality "{text}" is not one that this server makes.',
    consequence: '',
    remedy: 'Use default, color, gray or bitonal.',
  },
  'image/format-unknown': {
    cause: 'The format "{text}" is not one that this server writes.',
    consequence: '',
    remedy: 'Use one of: {formats}.',
  },
  'image/format-too-large': {
    cause: 'A {format} file cannot hold a picture of this size.',
    consequence: '',
    remedy: 'Ask for sides of at most {longest} pixels, or for png.',
  },
  'image/not-found': {
    cause: 'There is no image with the identifier "{identifier}" here.',
    consequence: '',
    remedy: 'Check the address: capital letters and the ending count.',
  },
  'image/file-gone': {
    cause: 'The file of the image "{identifier}" is no longer there.',
    consequence: 'It cannot be shown.',
    remedy: 'Put the file back, or take the canvas out of the object.',
  },
  'image/damaged': {
    cause: 'The file of the image "{identifier}" is damaged or incomplete.',
    consequence: 'It cannot be shown whole.',
    remedy: 'Copy it again from the camera or the scanner.',
  },
  'image/changed': {
    cause: 'The file of the image "{identifier}" has just been changed.',
    consequence: 'It is being read again.',
    remedy: 'Ask again in a moment.',
  },
  'image/too-slow': {
    cause: 'The picture could not be made within {seconds} seconds.',
    consequence: '',
    remedy: 'Ask for a smaller region or a smaller size.',
  },
  'image/busy': {
    cause: 'Too many images are being made at once.',
    consequence: '',
    remedy: 'Ask again in a moment.',
  },
  'image/address-unknown': {
    cause: 'There is nothing at this address.',
    consequence: '',
    remedy: 'Check it: a slash within an identifier is written %2F.',
  },
  'image/address-too-long': {
    cause: 'The address has more than {longest} characters.',
    consequence: '',
    remedy: 'Use a shorter one.',
  },
  'image/request-malformed': {
    cause: 'This is not a request that a web server understands.',
    consequence: 'The connection was closed.',
    remedy: 'Use the address exactly as Florilegium shows it, with http:// at its beginning.',
  },
  'image/request-late': {
    cause: 'The request was not complete within {seconds} seconds.',
    consequence: 'The connection was closed.',
    remedy: 'Send it again.',
  },
  'image/headers-too-large': {
    cause: 'More than {kilobytes} KB of headers came with the request.',
    consequence: 'It was not read.',
    remedy: 'Delete the cookies of this address in the browser, or send fewer headers.',
  },
  'image/host-foreign': {
    cause:
      'This server answers only requests that name it as 127.0.0.1 or localhost, with its port.',
    consequence: '',
    remedy: 'Use the address exactly as Florilegium shows it.',
  },
  'image/method-refused': {
    cause: 'This server only gives; the method {method} is not answered.',
    consequence: 'Nothing was changed.',
    remedy: 'Use GET or HEAD.',
  },
  'image/method-unknown': {
    cause: 'This server does not know the method {method}.',
    consequence: 'Nothing was changed.',
    remedy: 'Use GET or HEAD.',
  },
  'image/document-late': {
    cause: 'Florilegium did not answer in time.',
    consequence: 'The document could not be made.',
    remedy: 'Ask again in a moment.',
  },
} as const satisfies Record<string, ProblemText>

export type ImageProblemCode = keyof typeof IMAGE_PROBLEMS
