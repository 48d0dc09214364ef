export {
  command, defineContract, query,
  type CodeOf, type Contract, type InputOf, type OutputOf, type Procedure, type ProcedureKind, type ProcedurePath,
  type Procedures, type SentInputOf,
} from './procedure.ts'
export { event, eventSubject, rpcSubject, type EventOf, type EventSpec, type Events } from './event.ts'
export {
  PLATFORM_CODES, ProblemError, problem,
  type PlatformCode, type Problem, type Result,
} from './problem.ts'
export { LARGEST_PAGE, MOST_COUNTED } from './list-limits.ts'
export { localized, pageOf, pageQuery, type Localized, type Page, type PageQuery } from './shapes.ts'
export { deadLetter, ops } from './ops.ts'
export { ledger, ledgerHead } from './ledger.ts'
export { people } from './people.ts'
export { ATTACHMENT_KINDS, ATTACHMENT_MAX_BYTES } from './attachment-limits.ts'
export {
  ATTACHMENT_CODES, attachmentFile, attachmentUpload, attachmentView, issuedDocument, issuedDocx, issuedPage,
  type AttachmentCode, type AttachmentFile, type AttachmentUpload, type AttachmentView, type IssuedDocumentView, type IssuedDocx, type IssuedPage,
} from './files.ts'
export {
  clauseId, HOLDING_KINDS, type HoldingChanged, holdingChanged, isoDate, isoInstant, spreadsheetUpload, staffNumber, type NoticeRaised, noticeRaised,
} from './values.ts'
