export { posting, sectionCopy, windowCopy } from './schema.ts'
export { keepOrganization, ORGANIZATION_EVENTS } from './keep-organization.ts'
export { findPosting, findSection, findWindow, type Posting } from './find-posting.ts'
export { namesHandler } from './names-handler.ts'
