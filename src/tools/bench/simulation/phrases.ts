// Sentences of the simulated archives. All invented for this benchmark: offices, people, outlets and events exist nowhere.
import type { Brick } from '../../../archive/example/phrases.ts'

/** Which sentences an archive is built from: the match model is fitted on one half and measured on the other. */
export type Half = 'fit' | 'test'

const FIT: readonly Brick[] = [
  {
    kind: 'commitment',
    said: '{country} will receive {count} {goods} from our plants by the end of {month}.',
    made: [
      'By the end of {month}, {count} {goods} are to go to {country}.',
      'The plants will send {country} {count} {goods} before {month} is over.',
    ],
  },
  {
    kind: 'assertion',
    said: 'Trade between the two countries reached {millions} million dollars last year.',
    made: [
      'Last year the two countries traded goods worth {millions} million dollars.',
      'Bilateral trade stood at {millions} million dollars a year ago.',
    ],
  },
  {
    kind: 'request',
    said: 'We ask {country} to return the {small} fishing boats that were seized near {town}.',
    made: [
      '{country} was asked to give back {small} fishing boats seized off {town}.',
      '{speaker} wants {country} to hand over the {small} boats it seized near {town}.',
    ],
  },
  {
    kind: 'wish',
    said: 'I hope that the air route to {town} will be opened again this summer.',
    made: [
      'The air route to {town} may open again this summer, {speaker} hopes.',
      '{speaker} voiced hope for flights to {town} to resume in the summer.',
    ],
  },
  {
    kind: 'evaluation',
    said: 'The medical teams from {country} did excellent work after the earthquake.',
    made: [
      'Medical teams from {country} were praised for their work after the earthquake.',
      'After the earthquake the doctors of {country} had done excellent work, it was said.',
    ],
  },
  {
    kind: 'assertion',
    said: 'A rolling mill with {large} workers was put into service in {town}.',
    made: [
      'In {town} a rolling mill that employs {large} workers started up.',
      'A mill in {town} with a staff of {large} went into service.',
    ],
  },
  {
    kind: 'condition',
    said: 'If the tariffs on {goods} stay, we will close the customs post at {town}.',
    made: [
      'The customs post at {town} will be closed if tariffs on {goods} remain.',
      'Should the {goods} tariffs stay in place, the post at {town} shuts.',
    ],
  },
  {
    kind: 'commitment',
    said: 'I am prepared to meet {counterpart} again in {town} before the winter.',
    made: [
      '{speaker} is ready for another meeting with {counterpart} in {town} before winter.',
      'A further meeting with {counterpart} may take place in {town} before winter sets in.',
    ],
  },
  {
    kind: 'greeting',
    said: 'I thanked {counterpart} for the warm welcome.',
    made: ['{speaker} thanked {counterpart} for a warm welcome.', '{counterpart} was thanked for the welcome.'],
  },
  {
    kind: 'assertion',
    said: 'The credit of {millions} million dollars will be repaid over {small} years.',
    made: [
      'Repayment of the {millions} million dollar credit will take {small} years.',
      'Over {small} years the credit, {millions} million dollars, is to be paid back.',
    ],
  },
  {
    kind: 'request',
    said: 'Both sides must withdraw their patrols from the bridge at {town}.',
    made: [
      'Patrols of both sides were told to leave the bridge at {town}.',
      'The bridge at {town} should be cleared of both sides’ patrols.',
    ],
  },
  {
    kind: 'assertion',
    said: 'Students from {country} hold {large} places at our universities.',
    made: ['Universities have {large} students from {country}.', 'There are {large} students from {country} at the universities.'],
  },
  {
    kind: 'commitment',
    said: 'The pipeline section near {town} will be rebuilt at our expense.',
    made: [
      'Rebuilding of the pipeline near {town} will be paid for by the government.',
      'At its own expense the government rebuilds the pipeline section by {town}.',
    ],
  },
  {
    kind: 'wish',
    said: 'We would like to see {counterpart} at the harvest festival in {month}.',
    made: [
      '{counterpart} is invited to the harvest festival in {month}.',
      'An invitation to the {month} harvest festival went to {counterpart}.',
    ],
  },
]

const TEST: readonly Brick[] = [
  {
    kind: 'commitment',
    said: 'We will open a consulate in {town} in {month}.',
    made: ['A consulate in {town} is to open in {month}.', '{town} gets a consulate in {month}.'],
  },
  {
    kind: 'assertion',
    said: 'Exports of {goods} to {country} grew by {percent} percent in the first half of the year.',
    made: [
      'In the first half of the year {goods} exports to {country} were up {percent} percent.',
      '{country} bought {percent} percent more {goods} in the first six months.',
    ],
  },
  {
    kind: 'request',
    said: 'I asked {counterpart} to free the crew of {small} sailors.',
    made: [
      '{counterpart} was asked to release {small} sailors.',
      '{speaker} urged {counterpart} to let the {small} sailors of the crew go.',
    ],
  },
  {
    kind: 'wish',
    said: 'I hope the new treaty with {country} will be signed in {town}.',
    made: [
      'The treaty with {country} should be signed in {town}, {speaker} hopes.',
      '{speaker} hopes for a signature of the treaty with {country} in {town}.',
    ],
  },
  {
    kind: 'evaluation',
    said: 'The conduct of the border guards at {town} was exemplary.',
    made: ['Border guards at {town} were called exemplary.', 'Praise went to the guards of the border at {town}.'],
  },
  {
    kind: 'assertion',
    said: 'The power line to {country} now carries {large} megawatts.',
    made: ['{large} megawatts now flow through the power line to {country}.', 'The line to {country} has reached {large} megawatts.'],
  },
  {
    kind: 'condition',
    said: 'If {country} lowers the transit fee, the port of {town} will take its cargo.',
    made: [
      'The port of {town} takes cargo from {country} once the transit fee is lowered.',
      'A lower transit fee would open the port of {town} to {country}.',
    ],
  },
  {
    kind: 'commitment',
    said: 'The state will pay for {count} ambulances for {country}.',
    made: ['{count} ambulances for {country} are paid for by the state.', '{country} is given {count} ambulances at the state’s cost.'],
  },
  {
    kind: 'greeting',
    said: 'I congratulated {counterpart} on the national holiday.',
    made: [
      '{speaker} sent {counterpart} congratulations on the national holiday.',
      '{counterpart} was congratulated on the holiday of the nation.',
    ],
  },
  {
    kind: 'assertion',
    said: 'The joint bank holds deposits of {millions} million dollars.',
    made: [
      'Deposits of the joint bank amount to {millions} million dollars.',
      'The joint bank keeps {millions} million dollars in deposits.',
    ],
  },
  {
    kind: 'request',
    said: 'The commission should publish its findings on the crash near {town}.',
    made: [
      'Findings on the crash near {town} should be published by the commission.',
      '{speaker} called for the commission’s findings on the {town} crash to be made public.',
    ],
  },
  {
    kind: 'assertion',
    said: 'A dairy in {town} has hired {large} people since spring.',
    made: ['Since spring {large} people found work at a dairy in {town}.', 'The dairy of {town} took on {large} people since the spring.'],
  },
  {
    kind: 'commitment',
    said: 'Our engineers will survey the tunnel to {country} before {month}.',
    made: [
      'Before {month} engineers are to survey the tunnel to {country}.',
      'A survey of the tunnel to {country} will be done by {month}.',
    ],
  },
  {
    kind: 'wish',
    said: 'It would be good if {counterpart} came to the regatta in {town}.',
    made: [
      '{counterpart} would be welcome at the regatta in {town}, it was said.',
      '{speaker} would like {counterpart} to come to the {town} regatta.',
    ],
  },
]

export const BRICKS: Readonly<Record<Half, readonly Brick[]>> = { fit: FIT, test: TEST }

/** How a statement opens, and how reports of it do. */
export const OPENINGS = {
  said: ['On {weekday} {speaker} received {counterpart} of {country}.', '{speaker} spoke with {counterpart} of {country} by telephone.'],
  made: [
    '{speaker} met {counterpart} of {country}, the office said.',
    '{speaker} and {counterpart} of {country} held talks.',
    'There was a conversation between {speaker} and {counterpart} of {country}.',
  ],
} as const

/** Stories of no statement that speak of the same people and places. */
export const NEAR_STORIES: readonly string[] = [
  '{speaker} opened a skating rink in {town}.',
  '{counterpart} of {country} gave a concert for children.',
  'Shops in {town} sold out of {goods} on {weekday}.',
  'Critics of {speaker} gathered in {town}, {large} of them by one count.',
  'A court in {country} fined an importer of {goods} {millions} million dollars.',
  '{counterpart} denied reports of an illness.',
  'The railway between {town} and the capital was closed for {small} hours.',
  'Tourists from {country} spent {millions} million dollars last season.',
  'An exhibition about {country} drew {large} visitors in {town}.',
]

/** Stories of nobody. */
export const FAR_STORIES: readonly string[] = [
  'A bakery in {town} won a prize for its rye bread.',
  'The zoo of {town} counted {small} young otters.',
  'Heavy rain flooded {count} cellars in {town}.',
  'A chess player from {town} beat {small} opponents at once.',
  'Police stopped {count} cars on the road to {town}.',
  'The library of {town} lent {large} books in {month}.',
  'A choir from {town} sang before {large} listeners.',
]

/** What outlets put in, whatever was said. */
export const FILLERS: readonly string[] = [
  'Observers had not expected anything else.',
  'The opposition did not comment.',
  'Photographs were released in the evening.',
  'The talks went on for two hours.',
  'It was the third such occasion this year.',
  'The exchange rate hardly moved.',
  'Veterans welcomed the news.',
  'Further details were not given.',
  'Relations have had their ups and downs.',
  'State television showed the scene at length.',
]

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
export const GOODS = [
  'tractors',
  'buses',
  'sleeping cars',
  'pumps',
  'lathes',
  'harvesters',
  'transformers',
  'cranes',
  'turbines',
  'barges',
  'looms',
  'trams',
  'drills',
  'boilers',
] as const
export const COUNTRIES = [
  'Mongolia',
  'Vietnam',
  'Serbia',
  'Cuba',
  'Laos',
  'Kazakhstan',
  'Peru',
  'Kenya',
  'Norway',
  'Oman',
  'Chile',
  'Ghana',
  'Nepal',
  'Iceland',
  'Uruguay',
  'Zambia',
] as const
export const SPEAKERS = [
  'Chair Orlan Teviak',
  'Minister Sela Warnock',
  'Premier Ines Dalvar',
  'Speaker Bodo Krein',
  'Governor Mira Tosk',
] as const
/** Syllables of invented towns and families. */
export const TOWN_SYLLABLES = [
  ['Har', 'Lin', 'Gre', 'Var', 'Tol', 'Osk', 'Bel', 'Dun', 'Mar', 'Pel', 'Sta', 'Kor'],
  ['den', 'mo', 'ri', 'va', 'lo', 'ne'],
  ['field', 'port', 'sk', 'ham', 'by', 'grad'],
] as const
export const NAME_SYLLABLES = [
  ['Ak', 'Ben', 'Cor', 'Dro', 'Els', 'Fer', 'Gam', 'Hul', 'Ist', 'Jor', 'Kel', 'Lum'],
  ['a', 'e', 'i', 'o', 'u'],
  ['mov', 'dell', 'rane', 'sson', 'tani', 'vich', 'berg', 'lek'],
] as const
