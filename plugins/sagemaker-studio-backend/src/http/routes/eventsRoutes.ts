/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { toError } from '@backstage/errors';
import {
  studioEventsExportPermission,
  studioEventsReadPermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RouterOptions } from '../RouterOptions';
import type { StudioRouter } from '../StudioRouter';
import { inputError } from '../../util/errors';
import { say } from '../../util/say';

const MEDIA_TYPES = {
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

export function addEventRoutes(
  router: StudioRouter,
  { caller, events, auditor }: RouterOptions,
): void {
  router.get('/events', async (req, res) => {
    await caller.reader(req, studioEventsReadPermission, viewer =>
      events.checkLead(req.query, viewer),
    );
    res.json(await events.list(req.query));
  });

  router.get('/events/export', async (req, res) => {
    const { format, team } = req.query;
    const audit = await auditor.createEvent({
      eventId: 'event-export',
      severityLevel: 'medium',
      request: req,
      meta: { format, ...(team ? { team } : {}) },
    });
    try {
      await caller.reader(req, studioEventsExportPermission, viewer =>
        events.checkLead({ team }, viewer),
      );
      const lines = await events.export(format, { team });
      res.setHeader('Content-Type', MEDIA_TYPES[format]);
      res.setHeader(
        'Content-Disposition',
        `attachment; filename="studio-access-events.${format}"`,
      );
      // A failure in the middle cuts the connection, so that a part does not pass for the whole.
      await pipeline(Readable.from(lines), res);
      await audit.success();
    } catch (error) {
      await audit.fail({ error: toError(error) });
      throw error;
    }
  });

  router.get('/events/verification', async (req, res) => {
    await caller.anyone(req, studioEventsReadPermission, {
      isOfRecords: true,
    });
    const { sequence, hash } = req.query;
    if ((sequence === undefined) !== (hash === undefined)) {
      throw inputError(say('refused.sequence'));
    }
    res.json(
      await events.verify(
        sequence !== undefined && hash !== undefined
          ? { sequence, hash }
          : undefined,
      ),
    );
  });
}
