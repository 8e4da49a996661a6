import type { LessonFile, Node } from './nodes.ts'
import { textIn, walk } from './nodes.ts'

const FEWEST = 2
const MOST = 5

const isBlank = (node: Node) => node.type === 'text' && !node.value?.trim()
const attribute = (node: Node, name: string) => node.attributes?.find((one) => one.name === name)

/**
 * `<Question ask="…">` with `<Choice>` and `<Choice right>`, each with its `<Why>`: ends the build where a reader would
 * be left without an explanation, and numbers the questions, so that an answer is kept in every language.
 */
export function remarkQuestions() {
  return (tree: Node, file: LessonFile): void => {
    const inPlace = new Set<Node>()
    let number = 0
    walk(tree, (node) => {
      const place = node.position
      if (node.name === 'Question') {
        number++
        node.attributes?.push({ type: 'mdxJsxAttribute', name: 'number', value: String(number) })
        const problem = tidyQuestion(node)
        if (problem) file.fail(problem, { place })
        for (const choice of node.children ?? []) {
          inPlace.add(choice)
          for (const child of choice.children ?? []) inPlace.add(child)
        }
      }
      if ((node.name === 'Choice' || node.name === 'Why') && !inPlace.has(node))
        file.fail(`<${node.name}> stands only in a <${node.name === 'Why' ? 'Choice' : 'Question'}>.`, {
          place,
        })
    })
  }
}

/** Leaves nothing but choices in a question, and in each of them its words and its why; the text of an error where that can't be. */
function tidyQuestion(question: Node): string | undefined {
  const ask = attribute(question, 'ask')?.value
  if (typeof ask !== 'string' || !ask.trim()) return 'A question asks something: <Question ask="…">.'
  const choices = (question.children ?? []).filter((child) => !isBlank(child))
  if (choices.some((child) => child.name !== 'Choice')) return 'In a question stand only <Choice>s.'
  if (choices.length < FEWEST || choices.length > MOST)
    return `A question has ${FEWEST} to ${MOST} choices, not ${choices.length}.`
  const right = choices.filter((choice) => attribute(choice, 'right')).length
  if (right === 0) return 'A question has a right choice: <Choice right>.'
  if (right === choices.length) return 'A question has a choice that is not right.'
  question.children = choices
  for (const choice of choices) {
    choice.children = withoutParagraph(choice)
    const whys = choice.children.filter((child) => child.name === 'Why')
    const words = choice.children.filter((child) => child.name !== 'Why')
    const [why] = whys
    if (!why || whys.length > 1 || !textIn(why).trim())
      return `Every choice is explained by one <Why>: “${textIn(choice).trim()}” is not.`
    if (!words.some((word) => textIn(word).trim())) return 'A choice says something before its <Why>.'
    why.children = withoutParagraph(why)
  }
  return undefined
}

/** What is in a component, without the paragraph that Markdown puts around a text on lines of its own. */
function withoutParagraph(node: Node): Node[] {
  return (node.children ?? []).flatMap((child) =>
    child.type === 'paragraph' ? (child.children ?? []) : [child],
  )
}
