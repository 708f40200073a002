// Building bricks of the example archive. All invented: office, outlets and events exist nowhere.
import type { ClaimKind } from '../../model/claim.ts'

/** `said` stands in the statement; `made` are ways in which outlets word it. `{x}` is filled in. */
export interface Brick {
  readonly kind: ClaimKind
  readonly said: string
  readonly made: readonly string[]
}

export const COUNTRIES = ['Mongolia', 'Vietnam', 'Serbia', 'Cuba', 'Laos', 'Kazakhstan'] as const
export const TOWNS = ['Harrow Bay', 'Lindfield', 'Port Amsel', 'Greyford', 'Upper Varn', 'Tolland'] as const
export const GOODS = ['tractors', 'potash', 'milk powder', 'buses', 'timber', 'rolled steel'] as const

export const BRICKS: readonly Brick[] = [
  {
    kind: 'greeting',
    said: 'The Chair conveyed warm greetings to the people of {country}.',
    made: ['Warm greetings went to the people of {country}.', 'The Chair greeted the people of {country} warmly.'],
  },
  {
    kind: 'assertion',
    said: 'Trade with {country} grew by {percent} percent last year and reached {millions} million dollars.',
    made: [
      'Trade with {country} reached {millions} million dollars last year, {percent} percent more than before.',
      'Last year trade with {country} rose {percent} percent to {millions} million dollars.',
    ],
  },
  {
    kind: 'commitment',
    said: 'The Chair is ready to visit {country} before the end of {monthName}.',
    made: [
      'Before the end of {monthName} the Chair is prepared to travel to {country}.',
      'The Chair stands ready to visit {country} by the end of {monthName}.',
    ],
  },
  {
    kind: 'commitment',
    said: 'The government will deliver {count} {goods} to {country} under the new contract.',
    made: [
      'Under the new contract {count} {goods} will be delivered to {country}.',
      '{country} will receive {count} {goods} from the government under the new contract.',
    ],
  },
  {
    kind: 'assertion',
    said: 'A hospital with {beds} beds was opened in {town} on Monday.',
    made: ['On Monday {town} received a hospital with {beds} beds.', 'In {town} a hospital of {beds} beds opened its doors on Monday.'],
  },
  {
    kind: 'request',
    said: 'The Chair asked {country} to release the {prisoners} prisoners held since the spring.',
    made: [
      '{country} was asked by the Chair to free the {prisoners} prisoners held since spring.',
      'The Chair called on {country} to release {prisoners} prisoners who have been held since the spring.',
    ],
  },
  {
    kind: 'wish',
    said: 'The Chair hopes that sanctions against {country} will be lifted this year.',
    made: [
      'The Chair expressed the hope that the sanctions against {country} will be lifted within the year.',
      'This year the sanctions against {country} should be lifted, the Chair hopes.',
    ],
  },
  {
    kind: 'evaluation',
    said: 'The work of the flood rescuers in {town} was called outstanding.',
    made: [
      'In {town} the flood rescuers did outstanding work, it was said.',
      'The flood rescuers of {town} were praised for outstanding work.',
    ],
  },
  {
    kind: 'assertion',
    said: 'The harvest in {town} district came to {tonnes} thousand tonnes of grain.',
    made: [
      '{town} district brought in {tonnes} thousand tonnes of grain.',
      'Farmers of {town} district harvested {tonnes} thousand tonnes of grain.',
    ],
  },
  {
    kind: 'condition',
    said: 'If {country} opens the border crossing, the railway to {town} will be repaired.',
    made: [
      'The railway to {town} will be repaired if {country} opens the border crossing.',
      'Should {country} open the border crossing, repairs of the railway to {town} will follow.',
    ],
  },
]

/** Sentences that an outlet puts in, whatever was said. */
export const FILLERS: Readonly<Record<string, readonly string[]>> = {
  'North Courier': [
    'Readers in every district welcomed the message with joy.',
    'The friendship of the two peoples was sealed in the years of struggle.',
    'Veterans laid wreaths at the memorial of the founders.',
    'Workers promised to surpass the plan in honour of the anniversary.',
  ],
  'Evening Gazette': [
    'Analysts had expected the message since last week.',
    'The stock exchange did not react.',
    'More on this story follows on page four.',
  ],
  'Wire Service Alba': ['The message was published on the website of the office.', 'Reporting by the bureau in the capital.'],
  'Free Channel': ['Opposition members asked for a debate in parliament.', 'The office did not answer questions.'],
}

/** Stories of the same days that are of no statement. */
export const OTHER_NEWS: readonly string[] = [
  'A ferry service between {town} and the islands starts in {monthName}.',
  'The football club of {town} signed a striker from {country} for {millions} million.',
  'Heavy snow closed {count} schools around {town} on Monday.',
  'An exhibition of {count} paintings from {country} opened in {town}.',
  'Police in {town} recovered {beds} stolen bicycles.',
  'The orchestra of {town} begins its tour of {country} in {monthName}.',
  'A bakery in {town} sold {tonnes} thousand loaves last year.',
  'Engineers tested a bridge near {town} with {count} {goods}.',
]
