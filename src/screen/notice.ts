// What a screen says at its foot, until the next key.

export interface Notice {
  readonly text: string
  readonly tone: 'plain' | 'warning'
}

/** The part of a state that says something. */
export const say = (text: string, tone: Notice['tone'] = 'plain'): { readonly notice: Notice } => ({ notice: { text, tone } })
