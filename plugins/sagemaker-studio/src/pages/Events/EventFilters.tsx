/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Select, TextField } from '@backstage/ui';
import { Toolbar, toolbarField } from '../../components/Toolbar';
import { useStudioText } from '../../hooks';
import { EVENT_FAMILIES } from '../../view';
import type { EventFilter } from '../../view';

const ANY = 'any';

/** The filters of the event log. */
export function EventFilters(props: {
  filter: EventFilter;
  onChange: (filter: EventFilter) => void;
}) {
  const { filter, onChange } = props;
  const t = useStudioText();
  return (
    <Toolbar align="top">
      <Select
        className={toolbarField}
        label={t('eventList.type')}
        options={[
          { id: ANY, label: t('eventList.anyType') },
          ...EVENT_FAMILIES.map(family => ({
            id: family,
            label: t(`eventList.family.${family}`),
          })),
        ]}
        value={filter.family ?? ANY}
        onChange={key =>
          onChange({
            ...filter,
            family: EVENT_FAMILIES.find(family => family === key),
          })
        }
      />
      <TextField
        className={toolbarField}
        label={t('eventList.actor')}
        placeholder={t('eventList.actorHint')}
        value={filter.actor ?? ''}
        onChange={actor => onChange({ ...filter, actor })}
      />
      <TextField
        className={toolbarField}
        label={t('eventList.request')}
        placeholder={t('eventList.requestHint')}
        value={filter.requestId ?? ''}
        onChange={requestId => onChange({ ...filter, requestId })}
      />
    </Toolbar>
  );
}
