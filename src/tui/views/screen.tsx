// The screen as a component: a row of text for each line, so that rows that stay the same are not drawn again.
import { Box, Text } from 'ink'
import { memo, type ReactElement } from 'react'
import type { State } from '../state.ts'
import { painted, type Theme } from '../theme.ts'
import { screenLines } from './screen-lines.ts'

const Row = memo(function Row({ text }: { readonly text: string }): ReactElement {
  return <Text wrap="truncate">{text}</Text>
})

export function Screen({ state, theme }: { readonly state: State; readonly theme: Theme }): ReactElement {
  return (
    <Box flexDirection="column">
      {screenLines(state).map((row, index) => (
        <Row key={index} text={painted(row, theme)} />
      ))}
    </Box>
  )
}
