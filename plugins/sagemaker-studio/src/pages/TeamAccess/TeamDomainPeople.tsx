/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  PersonAccess,
  StudioDomain,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useCallback, useMemo, useState } from 'react';
import { useRepairText, useStudioText } from '../../hooks';
import {
  bulkActionOf,
  GRANT_ACTIONS,
  proposalOf,
  repairOf,
  toPersonRows,
} from '../../view';
import type { ActionProposal, PeopleFilter, PersonRow } from '../../view';
import { ActionDialog } from '../../components/ActionDialog';
import { PeopleTable } from './PeopleTable';
import { SelectionBar } from './SelectionBar';

/** The people of a team in one domain, and what can be asked for those who are chosen. */
export function TeamDomainPeople(props: {
  access: TeamAccess;
  domain: StudioDomain;
  people: PersonAccess[];
  shown: PeopleFilter;
  onShow: (shown: PeopleFilter) => void;
  /** Absent where the reader may not ask for anything. */
  chosen?: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  reload: () => Promise<void>;
}) {
  const { access, domain, people, chosen, onChoose, reload } = props;
  const t = useStudioText();
  const repairText = useRepairText();
  const [proposal, setProposal] = useState<ActionProposal>();
  const [isSent, setSent] = useState(false);
  const rows = useMemo(() => toPersonRows(people), [people]);
  const choices = useMemo(() => {
    const chosenRows = rows.filter(({ id }) => chosen?.has(id));
    return GRANT_ACTIONS.map(action =>
      bulkActionOf(action, chosenRows, domain),
    );
  }, [rows, chosen, domain]);
  const repair = useCallback(
    (row: PersonRow) =>
      setProposal(
        row.diagnosis.repair &&
          repairOf(row.diagnosis.repair, {
            person: row.person.displayName,
            title: repairText(row.diagnosis, row),
          }),
      ),
    [repairText],
  );
  const close = () => {
    setProposal(undefined);
    if (isSent) {
      onChoose(new Set());
      setSent(false);
    }
  };
  return (
    <>
      <PeopleTable
        label={t('team.tableLabel', { team: access.team.displayName })}
        domain={domain}
        people={rows}
        shown={props.shown}
        onShow={props.onShow}
        chosen={chosen}
        onChoose={onChoose}
        onRepair={chosen && repair}
        renderActions={found =>
          chosen && (
            <SelectionBar
              found={found}
              chosenCount={chosen.size}
              choices={choices}
              onChoose={onChoose}
              onAct={choice =>
                setProposal(
                  proposalOf(choice, {
                    team: access.team.entityRef,
                    domainId: domain.domainId,
                  }),
                )
              }
            />
          )
        }
      />
      <ActionDialog
        proposal={proposal}
        domain={domain}
        onClose={close}
        onSent={() => {
          setSent(true);
          void reload();
        }}
      />
    </>
  );
}
