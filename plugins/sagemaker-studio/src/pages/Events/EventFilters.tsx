/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Select, Switch, TextField } from '@backstage/ui';
import { EntityPicker } from '../../components/EntityPicker';
import { Toolbar, toolbarField } from '../../components/Toolbar';
import { useDomains, useStudioText } from '../../hooks';
import { EVENT_FAMILIES } from '../../view';
import type { EventFilter } from '../../view';
import { DayField } from './DayField';

const ANY = 'any';

/** The filters of the event log. */
export function EventFilters(props: {
  filter: EventFilter;
  onChange: (filter: EventFilter) => void;
}) {
  const { filter, onChange } = props;
  const t = useStudioText();
  const { data: domains = [] } = useDomains();
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
      <Select
        className={toolbarField}
        label={t('facts.domain')}
        options={[
          { id: ANY, label: t('requestFilter.anyDomain') },
          ...domains.map(({ domainId, name }) => ({
            id: domainId,
            label: name,
          })),
        ]}
        value={filter.domainId ?? ANY}
        onChange={key =>
          onChange({
            ...filter,
            domainId: key === ANY ? undefined : String(key),
          })
        }
      />
      <EntityPicker
        className={toolbarField}
        kind="User"
        label={t('eventList.person')}
        placeholder={t('pick.anyPerson')}
        value={filter.person ?? ''}
        onChange={person =>
          onChange({ ...filter, person: person || undefined })
        }
      />
      <DayField
        label={t('eventList.from')}
        value={filter.from}
        onChange={from => onChange({ ...filter, from })}
      />
      <DayField
        label={t('eventList.until')}
        value={filter.until}
        onChange={until => onChange({ ...filter, until })}
      />
      <Switch
        label={t('eventList.steps')}
        isSelected={filter.steps ?? false}
        onChange={steps => onChange({ ...filter, steps: steps || undefined })}
      />
    </Toolbar>
  );
}
