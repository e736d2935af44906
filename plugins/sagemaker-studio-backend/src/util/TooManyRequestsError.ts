/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { CustomErrorBase } from '@backstage/errors';
import {
  englishOf,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** Somebody asks too often. */
export class TooManyRequestsError extends CustomErrorBase {
  name = 'TooManyRequestsError' as const;
  readonly statusCode = 429;
  /** In how many seconds it may be tried again. */
  readonly seconds: number;

  readonly messages: { message: Message };

  constructor(message: Message, seconds: number) {
    super(englishOf(message));
    this.messages = { message };
    this.seconds = seconds;
  }
}
