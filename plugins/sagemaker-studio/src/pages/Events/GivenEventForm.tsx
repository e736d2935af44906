/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, TextField } from '@backstage/ui';
import { useState } from 'react';
import { Toolbar, toolbarField } from '../../components/Toolbar';
import { useStudioText } from '../../hooks';

/** An event whose number and hash were kept outside the database. */
export type GivenEvent = { sequence: number; hash: string };

/** Asks for an event that was kept elsewhere, to learn whether the log still contains it. */
export function GivenEventForm(props: {
  onCompare: (given: GivenEvent) => void;
}) {
  const t = useStudioText();
  const [sequence, setSequence] = useState('');
  const [hash, setHash] = useState('');
  const given = givenBy(sequence, hash);
  return (
    <form
      aria-label={t('eventList.given.label')}
      onSubmit={event => {
        event.preventDefault();
        if (given) {
          props.onCompare(given);
        }
      }}
    >
      <Toolbar>
        <TextField
          className={toolbarField}
          label={t('eventList.given.sequence')}
          value={sequence}
          onChange={setSequence}
        />
        <TextField
          className={toolbarField}
          label={t('eventList.given.hash')}
          value={hash}
          onChange={setHash}
        />
        <Button type="submit" variant="secondary" isDisabled={!given}>
          {t('eventList.given.compare')}
        </Button>
      </Toolbar>
    </form>
  );
}

function givenBy(sequence: string, hash: string): GivenEvent | undefined {
  const number = sequence.trim();
  const digest = hash.trim().toLocaleLowerCase('en');
  return /^[1-9]\d{0,8}$/.test(number) && /^[0-9a-f]{64}$/.test(digest)
    ? { sequence: Number(number), hash: digest }
    : undefined;
}
