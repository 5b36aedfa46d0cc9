/** A media file in an RCS message. */
export interface RcsMedia {
  contentInfo: RcsContentInfo;
  /** How much room the file takes on the screen. */
  height?: 'TALL' | 'MEDIUM' | 'SHORT' | (string & {}) | undefined;
}

/** Where the bytes of an RCS media file are. */
export interface RcsContentInfo {
  /** @format uri */
  fileUrl: string;
  /** @format uri */
  thumbnailUrl?: string | undefined;
  /** Whether the file is got again, though the platform has it from an earlier message. */
  forceRefresh?: boolean | undefined;
}

/** A text with answers and actions to tap. */
export interface RcsTextContent {
  text: string;
  /** @maxItems 11 */
  suggestions?: RcsSuggestion[] | undefined;
}

/** A media file with answers and actions to tap. */
export interface RcsMediaContent {
  media: RcsMedia;
  /** @maxItems 11 */
  suggestions?: RcsSuggestion[] | undefined;
}

/** A card; its suggestions stand in it. */
export interface RcsCardContent {
  richCard: RcsRichCard;
}

/** What an RCS message shows: told apart by the key that is present. */
export type RcsContent = RcsTextContent | RcsMediaContent | RcsCardContent;

/** One card alone. Inferred: the API has no carousel. */
export interface RcsRichCard {
  standaloneCard: RcsStandaloneCard;
}

/** A card, and how it is laid out. */
export interface RcsStandaloneCard {
  cardOrientation?: 'HORIZONTAL' | 'VERTICAL' | (string & {}) | undefined;
  /** On which side a horizontal card shows its picture. */
  thumbnailImageAlignment?: 'LEFT' | 'RIGHT' | (string & {}) | undefined;
  cardContent: RcsCard;
}

/** What stands on a card. */
export interface RcsCard {
  title?: string | undefined;
  description?: string | undefined;
  media?: RcsMedia | undefined;
  /** @maxItems 4 */
  suggestions?: RcsSuggestion[] | undefined;
}

/** Something to tap below a message or on a card: told apart by the key that is present. */
export type RcsSuggestion = RcsReplySuggestion | RcsActionSuggestion;

/** An answer to tap. */
export interface RcsReplySuggestion {
  reply: RcsReply;
}

/** The answer that a tap sends. */
export interface RcsReply {
  text: string;
  /** What your webhook gets when it is tapped. */
  postbackData: string;
}

/** An action to tap. */
export interface RcsActionSuggestion {
  action: RcsAction;
}

/** What a tap does: one of the five actions is given. */
export interface RcsAction {
  text: string;
  /** What your webhook gets when it is tapped. */
  postbackData: string;
  openUrlAction?: RcsOpenUrlAction | undefined;
  dialAction?: RcsDialAction | undefined;
  viewLocationAction?: RcsViewLocationAction | undefined;
  createCalendarEventAction?: RcsCreateCalendarEventAction | undefined;
  /** Asks the recipient where they are: an object without fields. */
  shareLocationAction?: object | undefined;
}

/** Opens a page. */
export interface RcsOpenUrlAction {
  /** @format uri */
  url: string;
}

/** Opens the dialler with a number. */
export interface RcsDialAction {
  /** @example "+12065550100" */
  phoneNumber: string;
}

/** Shows a place on the map, by its coordinates or by a search. Inferred from the channel's own form. */
export interface RcsViewLocationAction {
  latLong?: RcsLatLong | undefined;
  /** What the map looks for, where no coordinates are given. */
  query?: string | undefined;
  label?: string | undefined;
}

/** A place on the map, in degrees. */
export interface RcsLatLong {
  /**
   * @minimum -90
   * @maximum 90
   */
  latitude: number;
  /**
   * @minimum -180
   * @maximum 180
   */
  longitude: number;
}

/** Opens the calendar with an event. Inferred from the channel's own form. */
export interface RcsCreateCalendarEventAction {
  /**
   * In RFC 3339.
   *
   * @format date-time
   */
  startTime: string;
  /**
   * In RFC 3339, later than the start.
   *
   * @format date-time
   */
  endTime: string;
  title: string;
  description?: string | undefined;
}
