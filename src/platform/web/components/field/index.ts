export { type FieldError, type Kept } from './field.ts'
export { dateField, textareaField, textField } from './text.ts'
export { checkboxesField, checkField, radiosField, selectField, type Option } from './choice.ts'
export { fileField, hiddenField, photoField } from './files.ts'
