/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Row } from './rows';

/** Where a bench runs, and how large. */
export type BenchContext = {
  /** Connection string of a PostgreSQL server of the bench's own. */
  postgres: string;
  /** For configurations and logs. */
  folder: string;
  /** `full` for the targets; `smoke` for some dozens of everything, which only shows that the bench works. */
  size: 'full' | 'smoke';
  /** Reports progress. */
  say(message: string): void;
};

/** A measurement that can be asked for by its name. */
export type Bench = {
  name: string;
  /** The question that it answers, in one line. */
  question: string;
  /** It waits for outages, ten tries each, so a full run leaves it out unless it is named. */
  isOnlyByName?: boolean;
  run(context: BenchContext): Promise<Row[]>;
};
