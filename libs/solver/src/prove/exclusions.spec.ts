import { Exclusions } from './exclusions.ts';

describe('what excludes what', () => {
  it('puts slots of which one is held at most into one group', () => {
    const exclusions = new Exclusions(5, []);
    exclusions.learn({ literals: [0, 1, 2] });
    exclusions.learn({ literals: [2, 3] });
    expect(exclusions.groups([0, 1, 2, 3, 4])).toEqual([[0, 1, 2], [3], [4]]);
    expect(exclusions.groups([3, 2, 1])).toEqual([[3, 2], [1]]);
  });

  it('knows that slots exclude what any of them excludes', () => {
    const exclusions = new Exclusions(4, [[0, 1]]);
    exclusions.learn({ literals: [4, 2] });
    expect(exclusions.groups([0, 2])).toEqual([[0, 2]]);
    expect(exclusions.groups([1, 2])).toEqual([[1, 2]]);
    expect(exclusions.groups([0, 1])).toEqual([[0], [1]]);
  });
});
