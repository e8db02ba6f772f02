/** Pictures people send: taken in, kept beside the database, shown under private addresses. The one door to this folder. */
export { areThere, attachPicture, dropPicture, keepPicture, type KeptPicture } from './pictures.ts'
export type { PictureRefusal } from './picture.ts'
export { pictureUrl } from './address.ts'
export { pictureWords } from './words.ts'
export { sweepFiles } from './sweep.ts'
export { files } from './routes.ts'
