export function sides(shape: 'triangle' | 'square') {
  switch (shape) {
    case 'triangle':
      return 3
  }
  return 0
}
