export {
  attachmentsOf, attachmentToFile, attachmentToView, findAttachment, keepAttachment, listAttachments, type Attachment, type AttachmentRecord,
} from './attachments.ts'
export { checkAttachment, notScanned, type CheckedFile, type Scan, type ScanVerdict } from './check-attachment.ts'
export { safeFilename } from './safe-filename.ts'
export { detectKind } from './detect-kind.ts'
