// The screen as a component: a row of text for each line.
import { Box, Text } from 'ink'
import { memo, type ReactElement } from 'react'

const ScreenRow = memo(function Row({ text }: { readonly text: string }): ReactElement {
  return <Text wrap="truncate">{text}</Text>
})

/** `rows` with their escape codes, each as wide as the screen. */
export function Screen({ rows }: { readonly rows: readonly string[] }): ReactElement {
  return (
    <Box flexDirection="column">
      {rows.map((text, index) => (
        <ScreenRow key={index} text={text} />
      ))}
    </Box>
  )
}
