// Facts in few words; times are local to the centers.
const at = (local) => `${local}${local.length === 16 ? ':00' : ''}+08:00`

export const happened = (what, when, rest = {}) => ({ kind: 'happened', id: `${what}-${when}`, at: at(when), what, ...rest })
export const stop = (id, when, rest = {}) => [{ kind: 'stopped', id, at: at(when), ground: '专家评审', document: '特别程序告知书1号', approver: '分管领导', basis: '行政许可法第45条', ...rest }]
export const notify = (of, when, days = null) => ({ kind: 'notified', id: `notice-${of}-${when}`, at: at(when), of, document: '收件回执1号', days })
export const resume = (id, when) => ({ kind: 'resumed', id: `end-${id}`, at: at(when), stop: id, document: '评审意见1号' })
export const extend = (id, when, [clock, to]) => ({ kind: 'extended', id, at: at(when), clocks: [clock], to, document: '延期审批表1号', approver: '主要负责人', reason: '情况特殊' })
export { at }
