export { formTemplate, type FormLanguage, type FormTemplate, type FormText, type FormValues } from './form.ts'
export { attendanceVerdictForm, complaintDecisionForm, complaintRecordForm, complaintReplyForm } from './forms.ts'
export { renderForm } from './render-form.ts'
export { fillIn } from './fill-in.ts'
