/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type { DailyCount } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useId, useMemo, useState } from 'react';
import type { PointerEvent } from 'react';
import { useElementWidth, useStudioText, useTime } from '../../hooks';
import { layoutPlot, nearestDay } from '../../view';
import type { Plot } from '../../view';
import styles from './History.module.css';

export type CountName = Exclude<keyof DailyCount, 'day'>;

const HEIGHT = 220;
const DEFAULT_WIDTH = 640;

/** Plots counts over time, with the numbers of the hovered day, or of the last day. */
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
  const first = days.at(0);
  const last = days.at(-1);
  if (!first || !last) {
    return null;
  }
  const hovered =
    hoveredIndex === undefined ? undefined : plot.days[hoveredIndex];
  const current = days.find(({ day }) => day === hovered?.day) ?? last;
  const valueText = (name: CountName, count: DailyCount) =>
    t('history.value', {
      name: t(`history.${name}`),
      number: String(count[name]),
    });
  const hover = ({ clientX, currentTarget }: PointerEvent<SVGElement>) =>
    setHoveredIndex(
      nearestDay(
        plot.days,
        clientX - currentTarget.getBoundingClientRect().left,
      ),
    );
  return (
    <div ref={setContainer}>
      <Text as="p" variant="body-small" color="secondary">
        <time dateTime={current.day}>{time.day(current.day)}</time>
      </Text>
      <ul className={styles.legend}>
        {names.map(name => (
          <li key={name} className={styles[name]}>
            <svg width="28" height="8" aria-hidden>
              <path className={styles.line} d="M2 4h24" />
            </svg>
            <span className={styles.number}>{valueText(name, current)}</span>
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
        onPointerMove={hover}
        onPointerLeave={() => setHoveredIndex(undefined)}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>
          {t('history.description', {
            title,
            from: time.day(first.day),
            to: time.day(last.day),
            latest: names.map(name => valueText(name, last)).join(', '),
          })}
        </desc>
        <Axes plot={plot} width={width} />
        {hovered && (
          <line
            className={styles.cursor}
            x1={hovered.x}
            x2={hovered.x}
            y1={0}
            y2={HEIGHT - 24}
          />
        )}
        {plot.lines.map(line => (
          <g key={line.id} className={styles[line.id]}>
            <path className={styles.line} d={line.path} />
            {line.dots.map(({ x, y }) => (
              <circle key={x} cx={x} cy={y} r={4} fill="currentColor" />
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

function Axes(props: { plot: Plot; width: number }) {
  const { plot, width } = props;
  const time = useTime();
  return (
    <>
      {plot.yTicks.map(({ value, y }) => (
        <g key={value}>
          <line className={styles.grid} x1={40} x2={width - 16} y1={y} y2={y} />
          <text className={styles.tick} x={32} y={y + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {plot.xTicks.map(({ day, x }) => (
        <text
          key={day}
          className={styles.tick}
          x={x}
          y={HEIGHT - 4}
          textAnchor={anchorOf(day, plot)}
        >
          {time.day(day)}
        </text>
      ))}
    </>
  );
}

/** Keeps the first and the last label within the plot. */
function anchorOf(day: string, { days }: Plot) {
  if (day === days.at(0)?.day) {
    return 'start';
  }
  return day === days.at(-1)?.day ? 'end' : 'middle';
}
