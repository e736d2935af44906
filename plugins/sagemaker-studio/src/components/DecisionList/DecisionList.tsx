/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Flex } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useRequestName, useStudioText } from '../../hooks';
import { isQuickDecision } from '../../view';
import { DecisionItem } from './DecisionItem';
import styles from './DecisionList.module.css';
import { DecisionResults } from './DecisionResults';
import { useDecisions } from './useDecisions';

/** Requests that wait for the viewer, each with its plan: approved one by one, or several at once. */
export function DecisionList(props: {
  label: string;
  requests: AccessRequest[];
  domainName: (domainId: string) => string;
  /** Shown where nothing waits. */
  empty: ReactNode;
}) {
  const { label, requests, domainName } = props;
  const t = useStudioText();
  const nameOf = useRequestName(domainName);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const results = useRef<HTMLDivElement>(null);
  const { waiting, decided, failures, pending, approve } =
    useDecisions(requests);
  const selected = waiting.filter(
    request => chosen.has(request.requestId) && isQuickDecision(request),
  );
  const decide = async (which: AccessRequest[]) => {
    await approve(which);
    setChosen(new Set());
    // The button that had the focus is gone with its request.
    results.current?.focus();
  };
  const quick = waiting.filter(isQuickDecision);
  return (
    <Flex direction="column" gap="3">
      <div ref={results} tabIndex={-1} className={styles.results}>
        <DecisionResults
          decided={decided}
          failures={failures}
          nameOf={nameOf}
        />
      </div>
      {waiting.length > 0 && (
        <ul className={styles.list} aria-label={label}>
          {waiting.map(request => (
            <DecisionItem
              key={request.requestId}
              request={request}
              name={nameOf(request)}
              domain={domainName(request.domainId)}
              isChosen={chosen.has(request.requestId)}
              onChoose={
                quick.length > 1
                  ? isChosen => {
                      const next = new Set(chosen);
                      if (isChosen) {
                        next.add(request.requestId);
                      } else {
                        next.delete(request.requestId);
                      }
                      setChosen(next);
                    }
                  : undefined
              }
              isPending={pending.has(request.requestId)}
              isDisabled={pending.size > 0}
              onApprove={() => void decide([request])}
            />
          ))}
        </ul>
      )}
      {waiting.length === 0 && props.empty}
      {selected.length > 0 && (
        <Flex>
          <Button
            isPending={pending.size > 0}
            onPress={() => void decide(selected)}
          >
            {t('decide.approveSelected', { count: selected.length })}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
