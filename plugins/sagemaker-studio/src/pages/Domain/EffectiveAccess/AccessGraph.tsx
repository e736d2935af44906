/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type { EffectiveAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo, useState } from 'react';
import { useElementWidth, useStudioText } from '../../../hooks';
import { layoutAccessGraph } from '../../../view';
import type { GraphNode } from '../../../view';
import styles from './EffectiveAccess.module.css';
import { usePathsText } from './usePathsText';

const DEFAULT_WIDTH = 900;
/** With less room, names would be cut. */
export const MIN_GRAPH_WIDTH = 560;
const PADDING = 8;

const COLUMNS = [
  ['graph.people', ['person']],
  ['graph.groups', ['group', 'direct']],
  ['graph.domain', ['domain']],
] as const;

/** People, groups and the domain in columns. Selecting a node highlights all paths through it. */
export function AccessGraph(props: { access: EffectiveAccess }) {
  const { access } = props;
  const t = useStudioText();
  const waysText = usePathsText(access.groups);
  const [container, setContainer] = useState<HTMLDivElement | null>(null);
  const width = useElementWidth(container, DEFAULT_WIDTH);
  const [chosenId, setChosenId] = useState<string>();
  const graph = useMemo(
    () => layoutAccessGraph(access, Math.max(MIN_GRAPH_WIDTH, width - PADDING)),
    [access, width],
  );
  const chosen = graph.nodes.find(({ id }) => id === chosenId);
  const isConnected = (id: string) =>
    chosen?.connectedIds.includes(id) ?? false;

  const textsOf = (node: GraphNode): { name: string; number?: string } => {
    switch (node.kind) {
      case 'person':
        return { name: node.person.displayName };
      case 'group':
        return {
          name: node.group.displayName,
          number: t('graph.memberCount', { count: node.group.members }),
        };
      case 'direct':
        return {
          name: t(
            graph.isPartial ? 'graph.atLeastDirect' : 'graph.directPeople',
            { count: node.count },
          ),
        };
      default:
        return { name: node.name };
    }
  };
  const labelOf = (node: GraphNode): string => {
    switch (node.kind) {
      case 'person':
        return t('graph.person', {
          person: node.person.displayName,
          ways: waysText(node.person),
        });
      default:
        return [textsOf(node).name, textsOf(node).number]
          .filter(Boolean)
          .join(', ');
    }
  };
  const edgeClass = ({ from, to }: { from: string; to: string }) => {
    if (!chosen) {
      return styles.edge;
    }
    return isConnected(from) && isConnected(to)
      ? `${styles.edge} ${styles.chosen}`
      : `${styles.edge} ${styles.faded}`;
  };

  return (
    <div>
      <Text as="p" color="secondary">
        {graph.isCrowded ? t('graph.tooMany') : t('graph.hint')}
      </Text>
      <div ref={setContainer} className={styles.container}>
        <div
          className={styles.graph}
          role="group"
          aria-label={t('graph.label', { domain: access.domainName })}
          style={{ width: graph.width, height: graph.height }}
        >
          <svg
            className={styles.edges}
            width={graph.width}
            height={graph.height}
            aria-hidden
          >
            {graph.edges.map(edge => (
              <path
                key={`${edge.from} ${edge.to}`}
                className={edgeClass(edge)}
                d={edge.path}
              />
            ))}
          </svg>
          {COLUMNS.map(([label, kinds]) => {
            const nodes = graph.nodes.filter(({ kind }) =>
              kinds.some(each => each === kind),
            );
            return (
              nodes.length > 0 && (
                <ul key={label} className={styles.nodes} aria-label={t(label)}>
                  {nodes.map(node => {
                    const { name, number } = textsOf(node);
                    return (
                      <li key={node.id}>
                        <button
                          type="button"
                          className={
                            isConnected(node.id)
                              ? `${styles.node} ${styles.chosen}`
                              : styles.node
                          }
                          style={{
                            insetInlineStart: node.x,
                            insetBlockStart: node.y,
                            width: graph.nodeWidth,
                            height: graph.nodeHeight,
                          }}
                          aria-label={
                            node.kind === 'person' ? labelOf(node) : undefined
                          }
                          aria-pressed={node.id === chosenId}
                          title={labelOf(node)}
                          onClick={() =>
                            setChosenId(
                              node.id === chosenId ? undefined : node.id,
                            )
                          }
                        >
                          <span className={styles.name}>{name}</span>{' '}
                          {number && (
                            <span className={styles.number}>{number}</span>
                          )}
                        </button>
                      </li>
                    );
                  })}
                </ul>
              )
            );
          })}
        </div>
      </div>
      {graph.moreGroups > 0 && (
        <Text as="p" color="secondary">
          {t('graph.moreGroups', { count: graph.moreGroups })}
        </Text>
      )}
      <Text as="p" role="status">
        {chosen ? labelOf(chosen) : ''}
      </Text>
    </div>
  );
}
