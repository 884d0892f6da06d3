import type { Attributes } from 'graphology-types';
import { EdgeProgram, type EdgeProgramType } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import { FAMILIES, FAMILY_DASHES } from '../look/relation-families.ts';

/** What a line has besides what sigma knows of edges. */
export interface LineStyle {
  /** Index of the family whose dashes it has; -1: unbroken. */
  readonly dash: number;
  /** How far it bows out to the left, in parts of its length. */
  readonly curve: number;
  readonly hasHead: boolean;
}

/** Pixels of line and gap, twice, for each family. */
const DASH_TABLE = FAMILIES.map((family, index) => {
  const [on = 0, off = 0, again = on, gap = off] = FAMILY_DASHES[family];
  return `if (family < ${index}.5) return vec4(${[on, off, again, gap].map((length) => length.toFixed(1)).join(', ')});`;
}).join('\n  ');

// All lengths in pixels, y up. A line is a quadratic Bézier curve from border to border, as a strip; its arrow head is one
// triangle more. With one piece it is straight.
const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_start;
attribute vec2 a_end;
attribute vec2 a_radii;
attribute vec4 a_style;
attribute vec4 a_color;
attribute vec3 a_place;
uniform mat3 u_matrix;
uniform vec2 u_window;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
uniform float u_least;
varying vec4 v_color;
varying vec4 v_dash;
varying float v_along;
varying float v_across;
varying float v_half;
const float bias = 255.0 / 254.0;
vec4 dashOf(float family) {
  if (family < -0.5) return vec4(0.0);
  ${DASH_TABLE}
  return vec4(0.0);
}
vec2 onScreen(vec2 point) {
  return (u_matrix * vec3(point, 1)).xy * u_window * 0.5;
}
vec2 bow(vec2 a, vec2 b, vec2 c, float t) {
  return mix(mix(a, b, t), mix(b, c, t), t);
}
void main() {
  vec2 from = onScreen(a_start);
  vec2 to = onScreen(a_end);
  vec2 chord = to - from;
  float far = length(chord);
  float radius = a_radii.y / u_sizeRatio;
  if (a_style.x <= 0.0 || far <= radius + a_radii.x / u_sizeRatio) {
    gl_Position = vec4(2, 2, 2, 1);
    return;
  }
  float thickness = max(a_style.x / u_sizeRatio, u_least);
  vec2 middle = (from + to) * 0.5 + vec2(-chord.y, chord.x) * a_style.y;
  float head = a_style.w * (3.0 + 2.2 * thickness);
  float first = min(0.5, a_radii.x / u_sizeRatio / far);
  float tip = 1.0 - min(0.5, radius / far);
  float last = max(first, tip - head / far);
  float t = mix(first, last, a_place.x);
  vec2 point = bow(from, middle, to, t);
  vec2 way = mix(middle - from, to - middle, t);
  v_half = thickness * 0.5;
  float side = v_half + 0.5 / u_pixelRatio;
  v_along = (t - first) * far;
  v_dash = dashOf(a_style.z);
  if (a_place.z > 0.5) {
    vec2 end = bow(from, middle, to, tip);
    way = end - point;
    point = mix(point, end, a_place.x < 0.5 ? 1.0 : 0.0);
    side = a_style.w * head * 0.42;
    v_dash = vec4(0.0);
    v_half = 1000.0;
  }
  vec2 unit = length(way) > 0.0 ? normalize(way) : vec2(0.0);
  point += vec2(-unit.y, unit.x) * side * a_place.y;
  v_across = a_place.y * side;
  gl_Position = vec4(point / u_window * 2.0, 0, 1);
  v_color = a_color;
  v_color.a *= bias;
}`;

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_dash;
varying float v_along;
varying float v_across;
varying float v_half;
uniform float u_pixelRatio;
float within(float at, float length) {
  return clamp(min(at, length - at) * u_pixelRatio + 0.5, 0.0, 1.0);
}
void main(void) {
  float cover = clamp((v_half - abs(v_across)) * u_pixelRatio + 0.5, 0.0, 1.0);
  float period = v_dash.x + v_dash.y + v_dash.z + v_dash.w;
  if (period > 0.0) {
    float at = mod(v_along, period);
    cover *= max(within(at, v_dash.x), within(at - v_dash.x - v_dash.y, v_dash.z));
  }
  gl_FragColor = v_color * cover;
}`;

const UNIFORMS = ['u_matrix', 'u_window', 'u_sizeRatio', 'u_pixelRatio', 'u_least'] as const;
type Uniform = (typeof UNIFORMS)[number];

/** Where the corners are: along the line from 0 to 1, on which side of it, and whether it is the head's. */
function cornersOf(pieces: number): number[][] {
  const corners: number[][] = [];
  for (let piece = 0; piece < pieces; piece++) {
    const [a, b] = [piece / pieces, (piece + 1) / pieces];
    corners.push([a, 1, 0], [a, -1, 0], [b, 1, 0], [b, 1, 0], [a, -1, 0], [b, -1, 0]);
  }
  return [...corners, [0, 0, 1], [1, 1, 1], [1, -1, 1]];
}

/**
 * A program of sigma for typed relations: dashes by family, an arrow head, and a bow where several lines join two dots. The
 * dashes keep their lengths at any zoom.
 *
 * @param pieces - of which a line is made: 1 for straight lines, which then cost no more than sigma's own; 8 or more for bows.
 */
// Sigma takes programs as classes only.
export function createRelationProgram<N extends Attributes, E extends Attributes, G extends Attributes>(
  pieces: number,
): EdgeProgramType<N, E, G> {
  return class RelationProgram extends EdgeProgram<Uniform, N, E, G> {
    override getDefinition(): ReturnType<EdgeProgram<Uniform, N, E, G>['getDefinition']> {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
      const constants = cornersOf(pieces);
      return {
        VERTICES: constants.length,
        VERTEX_SHADER_SOURCE: VERTEX_SHADER,
        FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
        METHOD: TRIANGLES,
        UNIFORMS,
        ATTRIBUTES: [
          { name: 'a_start', size: 2, type: FLOAT },
          { name: 'a_end', size: 2, type: FLOAT },
          { name: 'a_radii', size: 2, type: FLOAT },
          { name: 'a_style', size: 4, type: FLOAT },
          { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: 'a_place', size: 3, type: FLOAT }],
        CONSTANT_DATA: constants,
      };
    }

    override processVisibleItem(
      _index: number,
      start: number,
      source: NodeDisplayData,
      target: NodeDisplayData,
      data: EdgeDisplayData & Partial<LineStyle>,
    ): void {
      const { array } = this;
      array[start] = source.x;
      array[start + 1] = source.y;
      array[start + 2] = target.x;
      array[start + 3] = target.y;
      array[start + 4] = source.size;
      array[start + 5] = target.size;
      array[start + 6] = data.size;
      array[start + 7] = data.curve ?? 0;
      array[start + 8] = data.dash ?? -1;
      array[start + 9] = data.hasHead === true ? 1 : 0;
      array[start + 10] = floatColor(data.color);
    }

    override setUniforms(params: RenderParams, info: EdgeProgram['normalProgram']): void {
      const { gl } = info;
      const at = (name: Uniform): WebGLUniformLocation | null => info.uniformLocations[name] ?? null;
      gl.uniformMatrix3fv(at('u_matrix'), false, params.matrix);
      gl.uniform2f(at('u_window'), params.width, params.height);
      gl.uniform1f(at('u_sizeRatio'), params.sizeRatio);
      gl.uniform1f(at('u_pixelRatio'), params.pixelRatio);
      gl.uniform1f(at('u_least'), params.minEdgeThickness);
    }
  };
}
