/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type { DailyCount } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useId, useMemo, useState } from 'react';
import { useStudioText, useTime, useElementWidth } from '../../hooks';
import { layoutPlot, nearestDay } from '../../view';
import styles from './History.module.css';

export type CountName = Exclude<keyof DailyCount, 'day'>;

const HEIGHT = 220;
const DEFAULT_WIDTH = 640;

/** Counts over time as lines, with the numbers of the day that the pointer is at, else of the last. */
export function LinePlot(props: {
  title: string;
  names: CountName[];
  days: DailyCount[];
}) {
  const { title, names, days } = props;
  const t = useStudioText();
  const time = useTime();
  const id = useId();
  const [container, setContainer] = useState<HTMLDivElement | null>(null);
  const width = useElementWidth(container, DEFAULT_WIDTH);
  const [hoveredIndex, setHoveredIndex] = useState<number>();
  const plot = useMemo(
    () =>
      layoutPlot(
        days.map(({ day }) => day),
        names.map(name => ({ id: name, values: days.map(day => day[name]) })),
        { width, height: HEIGHT },
      ),
    [days, names, width],
  );
  const last = days.length - 1;
  const at = Math.min(hoveredIndex ?? last, last);
  const textOf = (name: CountName, index: number) =>
    t('history.value', {
      name: t(`history.${name}`),
      number: String(days[index][name]),
    });
  return (
    <div ref={setContainer}>
      <Text as="p" variant="body-small" color="secondary">
        <time dateTime={days[at].day}>{time.day(days[at].day)}</time>
      </Text>
      <ul className={styles.legend}>
        {names.map(name => (
          <li key={name} className={styles[name]}>
            <svg width="28" height="8" aria-hidden>
              <path className={styles.line} d="M2 4h24" />
            </svg>
            <span className={styles.number}>{textOf(name, at)}</span>
          </li>
        ))}
      </ul>
      <svg
        className={styles.plot}
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        width={width}
        height={HEIGHT}
        onPointerMove={({ clientX, currentTarget }) =>
          setHoveredIndex(
            nearestDay(
              plot.xs,
              clientX - currentTarget.getBoundingClientRect().left,
            ),
          )
        }
        onPointerLeave={() => setHoveredIndex(undefined)}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>
          {t('history.description', {
            title,
            from: time.day(days[0].day),
            to: time.day(days[last].day),
            latest: names.map(name => textOf(name, last)).join(', '),
          })}
        </desc>
        {plot.yTicks.map(({ value, y }) => (
          <g key={value}>
            <line
              className={styles.grid}
              x1={40}
              x2={width - 16}
              y1={y}
              y2={y}
            />
            <text className={styles.tick} x={32} y={y + 4} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        {plot.xTicks.map(({ index, x }) => (
          <text
            key={index}
            className={styles.tick}
            x={x}
            y={HEIGHT - 4}
            textAnchor={anchorOf(index, last)}
          >
            {time.day(days[index].day)}
          </text>
        ))}
        {hoveredIndex !== undefined && (
          <line
            className={styles.cursor}
            x1={plot.xs[at]}
            x2={plot.xs[at]}
            y1={0}
            y2={HEIGHT - 24}
          />
        )}
        {names.map((name, index) => (
          <g key={name} className={styles[name]}>
            <path className={styles.line} d={plot.lines[index].path} />
            {plot.lines[index].dots.map(({ x, y }) => (
              <circle key={x} cx={x} cy={y} r={4} fill="currentColor" />
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** The first and the last date stay within the plot. */
function anchorOf(index: number, last: number) {
  if (index === 0) {
    return 'start';
  }
  return index === last ? 'end' : 'middle';
}
