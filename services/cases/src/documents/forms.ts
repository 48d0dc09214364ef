import { formTemplate } from '@hall/documents/print'
import acceptance from './case-acceptance.json' with { type: 'json' }
import circular from './case-circular.json' with { type: 'json' }
import decision from './case-decision.json' with { type: 'json' }
import deemedApproval from './case-deemed-approval.json' with { type: 'json' }
import denial from './case-denial.json' with { type: 'json' }
import extension from './case-extension.json' with { type: 'json' }
import extensionRequest from './case-extension-request.json' with { type: 'json' }
import negation from './case-negation.json' with { type: 'json' }
import notice from './case-notice.json' with { type: 'json' }
import receipt from './case-receipt.json' with { type: 'json' }
import refusal from './case-refusal.json' with { type: 'json' }
import returned from './case-return.json' with { type: 'json' }
import withdrawal from './case-withdrawal.json' with { type: 'json' }
import stop from './case-stop.json' with { type: 'json' }

const read = (form: unknown) => formTemplate.parse(form)

/** The papers of a case by what they say; titles and numbers come from the center's policy. */
export const forms = {
  acceptance: read(acceptance), joint_acceptance: read(acceptance), notice: read(notice), refusal: read(refusal), return: read(returned), decision: read(decision), extension: read(extension),
  stop: read(stop), negation: read(negation), deemed_approval: read(deemedApproval), receipt: read(receipt), withdrawal: read(withdrawal),
  denial: read(denial), extension_request: read(extensionRequest), circular: read(circular),
} as const
export type PaperKind = keyof typeof forms
