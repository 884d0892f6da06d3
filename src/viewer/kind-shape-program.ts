import type { Attributes } from 'graphology-types';
import { NodeCircleProgram } from 'sigma/rendering';
import type { NodeDisplayData } from 'sigma/types';
import { KIND_SHAPES, SHAPES } from '../look/kind-shapes.ts';
import { NODE_KINDS } from '../model.ts';

const SHAPE_NUMBERS: ReadonlyMap<string, number> = new Map(
  NODE_KINDS.map((kind) => [kind, SHAPES.indexOf(KIND_SHAPES[kind])]),
);

// One triangle around the shape, a third larger than sigma's around its circle, for the tips of diamonds.
const VERTEX_SHADER = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_offset;
varying float v_radius;
varying float v_shape;
const float bias = 255.0 / 254.0;
void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 4.0;
  vec2 offset = 1.35 * size * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + offset, 1)).xy, 0, 1);
  v_radius = size / 2.0;
  v_offset = offset / v_radius;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`;

// Signed distances to the outline, in radii; each shape covers about as much as the circle.
const FRAGMENT_SHADER = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_offset;
varying float v_radius;
varying float v_shape;
uniform float u_correctionRatio;
const vec4 transparent = vec4(0.0);
float outline(vec2 p, float shape) {
  vec2 q = abs(p);
  if (shape < 0.5) return length(p) - 0.95;
  if (shape < 1.5) return max(q.x, q.y) - 0.85;
  if (shape < 2.5) return (q.x + q.y - 1.25) * 0.707;
  if (shape < 3.5) return max(q.x * 0.866 + p.y * 0.5, -p.y) - 0.6;
  if (shape < 4.5) return max(q.x * 0.866 + q.y * 0.5, q.y) - 0.9;
  if (shape < 5.5) return abs(length(p) - 0.72) - 0.25;
  if (shape < 6.5) return min(max(q.x - 1.0, q.y - 0.36), max(q.x - 0.36, q.y - 1.0));
  return max(q.x * 0.866 - p.y * 0.5, p.y) - 0.6;
}
void main(void) {
  #ifdef PICKING_MODE
  gl_FragColor = length(v_offset) > 1.15 ? transparent : v_color;
  #else
  float border = u_correctionRatio * 2.0;
  float distance = outline(v_offset, v_shape) * v_radius + border;
  gl_FragColor = mix(v_color, transparent, clamp(distance / border, 0.0, 1.0));
  #endif
}`;

/**
 * Sigma's circle program with a shape for each kind. Sigma takes programs as classes only; with that of
 * relation-program.ts this is all the viewer has.
 */
export class KindShapeProgram<
  N extends Attributes = Attributes,
  E extends Attributes = Attributes,
  G extends Attributes = Attributes,
> extends NodeCircleProgram<N, E, G> {
  override getDefinition(): ReturnType<NodeCircleProgram<N, E, G>['getDefinition']> {
    const circle = super.getDefinition();
    return {
      ...circle,
      VERTEX_SHADER_SOURCE: VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
      ATTRIBUTES: [...circle.ATTRIBUTES, { name: 'a_shape', size: 1, type: WebGLRenderingContext.FLOAT }],
    };
  }

  override processVisibleItem(
    nodeIndex: number,
    start: number,
    data: NodeDisplayData & { readonly kind?: string },
  ): void {
    super.processVisibleItem(nodeIndex, start, data);
    // After x, y, size, colour and id.
    this.array[start + 5] = SHAPE_NUMBERS.get(data.kind ?? '') ?? 0;
  }
}
