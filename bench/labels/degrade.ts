import { distanceFrom, scratchStrip } from './scratch-strip';

/** A grey picture, 0 black to 255 white. */
export interface Grey {
  width: number;
  height: number;
  values: Float32Array;
}

/** Seeded random numbers in [0, 1) (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function blank(width: number, height: number): Grey {
  return { width, height, values: new Float32Array(width * height).fill(255) };
}

function pixel({ width, height, values }: Grey, x: number, y: number): number {
  return x < 0 || y < 0 || x >= width || y >= height ? 255 : values[y * width + x]!;
}

/** Value between the four nearest pixels; white outside. */
function sample(picture: Grey, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - left, y - top];
  const upper = pixel(picture, left, top) * (1 - fx) + pixel(picture, left + 1, top) * fx;
  const lower = pixel(picture, left, top + 1) * (1 - fx) + pixel(picture, left + 1, top + 1) * fx;
  return upper * (1 - fy) + lower * fy;
}

/** Gaussian blur; `sigma` in pixels. What lies outside is as its edge. */
export function blur(picture: Grey, sigma: number): Grey {
  const reach = Math.ceil(3 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)));
  const sum = weights.reduce((a, b) => a + b, 0);
  const kernel = Float32Array.from(weights, (weight) => weight / sum);
  const { width, height } = picture;
  const [across, both] = [blank(width, height), blank(width, height)];
  for (let y = 0; y < height; y += 1) blurLine(picture.values, across.values, { start: y * width, step: 1, length: width }, kernel);
  for (let x = 0; x < width; x += 1) blurLine(across.values, both.values, { start: x, step: width, length: height }, kernel);
  return both;
}

function blurLine(from: Float32Array, to: Float32Array, line: { start: number; step: number; length: number }, kernel: Float32Array): void {
  const { start, step, length } = line;
  const reach = (kernel.length - 1) / 2;
  const padded = new Float32Array(length + 2 * reach);
  for (let i = 0; i < padded.length; i += 1) padded[i] = from[start + step * Math.min(length - 1, Math.max(0, i - reach))]!;
  for (let i = 0; i < length; i += 1) {
    let value = 0;
    for (let k = 0; k < kernel.length; k += 1) value += kernel[k]! * padded[i + k]!;
    to[start + step * i] = value;
  }
}

/** Each pixel the middle one of the nine around it, so that dots which stand alone go. */
export function median(picture: Grey): Grey {
  const { width, height, values } = picture;
  const to = blank(width, height);
  const nine = new Float32Array(9);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let i = 0; i < nine.length; i += 1) {
        const column = Math.min(width - 1, Math.max(0, x - 1 + (i % 3)));
        const row = Math.min(height - 1, Math.max(0, y - 1 + Math.floor(i / 3)));
        nine[i] = values[row * width + column]!;
      }
      to.values[y * width + x] = nine.sort()[4]!;
    }
  }
  return to;
}

/** Noise of a sensor: Gaussian, its deviation this share of the whole range. */
export function noise(picture: Grey, share: number, random: () => number): Grey {
  const values = picture.values.map((value) => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.min(255, Math.max(0, value + normal * share * 255));
  });
  return { ...picture, values };
}

/** Noise of print and dirt: this share of the dots is white where it was black, and black where it was white. */
export function flipped(picture: Grey, share: number, random: () => number): Grey {
  return { ...picture, values: picture.values.map((value) => (random() < share ? 255 - value : value)) };
}

/** Turned about its middle by this many degrees, on a larger white ground. */
export function turn(picture: Grey, degrees: number): Grey {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const width = Math.ceil(picture.width * Math.abs(cos) + picture.height * Math.abs(sin));
  const height = Math.ceil(picture.width * Math.abs(sin) + picture.height * Math.abs(cos));
  const to = blank(width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      to.values[y * width + x] = sample(picture, cos * dx + sin * dy + picture.width / 2, -sin * dx + cos * dy + picture.height / 2);
    }
  }
  return to;
}

/** Seen from the side: the plane of the label is tilted by this many degrees about its upright axis, the camera three widths away. */
export function tilt(picture: Grey, degrees: number): Grey {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const far = 3 * picture.width;
  const to = blank(picture.width, picture.height);
  for (let y = 0; y < to.height; y += 1) {
    for (let x = 0; x < to.width; x += 1) {
      const [sx, sy] = [x - to.width / 2, y - to.height / 2];
      const u = (sx * far) / (far * cos - sx * sin);
      const depth = far + u * sin;
      to.values[y * to.width + x] = sample(picture, u + to.width / 2, (sy * depth) / far + to.height / 2);
    }
  }
  return to;
}

/** Part of a picture, in its pixels. */
export interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a picture shows in one part of it. */
export function crop(picture: Grey, part: Part): Grey {
  const to = blank(part.width, part.height);
  for (let y = 0; y < part.height; y += 1) {
    const from = (part.y + y) * picture.width + part.x;
    to.values.set(picture.values.subarray(from, from + part.width), y * part.width);
  }
  return to;
}

/** One straight scratch right across a label, white where the print is gone, over this share of the label's area. */
export function scratch(picture: Grey, label: Part, share: number, random: () => number): Grey {
  const strip = scratchStrip(label, share, random);
  const values = picture.values.slice();
  for (let y = 0; y < label.height; y += 1) {
    for (let x = 0; x < label.width; x += 1) {
      if (Math.abs(distanceFrom(strip, [x, y])) < strip.reach) values[(label.y + y) * picture.width + label.x + x] = 255;
    }
  }
  return { ...picture, values };
}

/** Black and white drawn together about the middle grey to this share of their distance. */
export function fade(picture: Grey, share: number): Grey {
  return { ...picture, values: picture.values.map((value) => 128 + (value - 128) * share) };
}

/** Black and white drawn apart to the whole range; what lies beyond all but this share of the pixels counts as either. */
export function levelled(picture: Grey, share: number): Grey {
  const sorted = picture.values.slice().sort();
  const at = (rank: number) => sorted[Math.floor(rank * (sorted.length - 1))]!;
  const [black, white] = [at(share), at(1 - share)];
  if (white === black) return picture;
  return { ...picture, values: picture.values.map((value) => Math.min(255, Math.max(0, ((value - black) / (white - black)) * 255))) };
}

/** Smaller or larger, each new pixel the mean of what it covers. */
export function scale(picture: Grey, factor: number): Grey {
  const to = blank(Math.round(picture.width * factor), Math.round(picture.height * factor));
  const grain = 4;
  for (let y = 0; y < to.height; y += 1) {
    for (let x = 0; x < to.width; x += 1) {
      let sum = 0;
      for (let i = 0; i < grain * grain; i += 1) {
        const column = Math.floor((x + ((i % grain) + 0.5) / grain) / factor);
        const row = Math.floor((y + (Math.floor(i / grain) + 0.5) / grain) / factor);
        sum += picture.values[Math.min(picture.height - 1, row) * picture.width + Math.min(picture.width - 1, column)]!;
      }
      to.values[y * to.width + x] = sum / grain ** 2;
    }
  }
  return to;
}
