import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import type { Bench, OpenOptions } from './viewer.ts';

/** What somebody does with the page, and what must come of it. */
export interface Scene {
  readonly name: string;
  readonly options?: OpenOptions;
  run(page: Page, address: string): Promise<void>;
}

/**
 * A test for each scene, on a page of its own, which must report no problem.
 *
 * @param bench - gives the bench, which is there only once the tests run.
 */
export function testScenes(bench: () => Bench, graph: KnowledgeGraph, scenes: readonly Scene[]): void {
  test.each(scenes.map((scene) => [scene.name, scene] as const))('%s', async (_name, scene) => {
    const { page, address, problems, close } = await bench().open(graph, scene.options);
    await scene.run(page, address);
    expect(problems).toEqual([]);
    await close();
  });
}
