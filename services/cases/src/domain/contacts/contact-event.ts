/** Stream `contact/<id>`. What somebody asked and who they are stands in rows only. */
export type ContactEvent =
  | { readonly type: 'ContactOpened'; readonly id: string; readonly channel: string; readonly firstAsked: string; readonly firstAt: string; readonly linkedTo: string | null; readonly major: boolean }
  | { readonly type: 'ContactClosed'; readonly id: string; readonly outcome: string; readonly target: string | null; readonly receivedBy: string | null }
  | { readonly type: 'ContactHandedOver'; readonly id: string; readonly to: string; readonly absent: boolean }
  | { readonly type: 'ContactHeld'; readonly id: string; readonly asked: string }
  | { readonly type: 'ContactTakenUp'; readonly id: string; readonly by: string }
  | { readonly type: 'InstructionsAsked'; readonly id: string; readonly leader: string }
  | { readonly type: 'ContactInstructed'; readonly id: string }
  | { readonly type: 'ContactRated'; readonly id: string; readonly satisfied: boolean }
  | { readonly type: 'AnswerMarkedWrong'; readonly id: string; readonly person: string }
