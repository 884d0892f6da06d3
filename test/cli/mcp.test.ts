import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from './run.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CLI = join(ROOT, 'dist', 'cli.js');

describe('lithograph mcp', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lithograph-mcp-'));
    const built = await run([
      'build',
      join(ROOT, 'data/seeds.csl.json'),
      '-o',
      folder,
      '--extractor',
      'rules',
      '--quiet',
    ]);
    expect(built.code).toBe(0);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true }));

  test('answers a client over stdin and stdout', async () => {
    const client = new Client({ name: 'test', version: '0' });
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [CLI, 'mcp', folder] }));
    const { tools } = await client.listTools();
    expect(tools.length).toBeGreaterThan(10);
    const result = await client.callTool({ name: 'find', arguments: { name: 'MBPP' } });
    const { answers, question } = result.structuredContent as {
      answers: { label: string }[];
      question: { ask: string };
    };
    expect([question.ask, answers[0]?.label]).toEqual(['find', 'MBPP']);
    await client.close();
  });

  test('ends when its client hangs up', async () => {
    expect(await run(['mcp', folder], { input: '' })).toEqual({ stdout: '', stderr: '', code: 0 });
  });

  test('says what is wrong with a graph that is not there, before it speaks the protocol', async () => {
    const { code, stderr, stdout } = await run(['mcp', join(folder, 'nothing')]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('nothing');
  });
});
