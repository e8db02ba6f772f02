/**
 * Why a file was not read. `old-xls` stands for every other office format (.xls, .xlsb, .et, .ods): the person is asked
 * to save it as .xlsx.
 */
export type ReadRefusal =
  'not-a-spreadsheet' | 'old-xls' | 'too-big' | 'unpacks-too-big' | 'encrypted' | 'damaged' | 'too-many-rows'

/** The file as it is sent. */
export const fileBytes = 10 * 1024 * 1024
/** All parts of a packed file together, once unpacked. */
export const unpackedBytes = 80 * 1024 * 1024
/** A file that unpacks to more than `ratioFrom` bytes may not grow by more than this factor. */
export const unpackedRatio = 200
export const ratioFrom = 20 * 1024 * 1024
export const partCount = 2_000
export const sheetCount = 200
/** Rows of all sheets together. */
export const rowCount = 50_000
/** What the reader may be asked to hold: cells written, and the rectangles they span (its rows are dense). */
export const cellCount = 1_000_000
export const boxCells = 20_000_000
/** The same part may be read for several sheets, so what is read in all is bounded by sheets × the largest part. */
export const readCells = 4 * cellCount
export const readBox = 2 * boxCells
/** Tags in the parts that are read as a tree (shared strings, styles). Each costs about 250 bytes. */
export const treeTags = 2_000_000
export const columnTags = 5_000
export const mergeTags = 50_000
/** Cells that may be filled from merged ranges. */
export const filledCells = 2_000_000
/** The most text one cell of an office program can hold. */
export const cellText = 32_767
