/** What a build is at. */
export type Work =
  | "reading articles"
  | "showing articles"
  | "gathering feeds"
  | "writing feeds"
  | "saving files";

/** Told how far the work is: `done` of `of` pieces. */
export type Progress = (done: number, of: number, work: Work) => void;

/** Where nobody looks. */
export const unseen: Progress = () => undefined;

/** The pieces in their order; after each it is told how many are done. */
export function* counted<Piece>(
  pieces: readonly Piece[],
  work: Work,
  progress: Progress,
): Generator<Piece, void> {
  for (const [at, piece] of pieces.entries()) {
    yield piece;
    progress(at + 1, pieces.length, work);
  }
}
