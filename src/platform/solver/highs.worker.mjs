// Solves programs in a thread of its own. Plain JavaScript, so that this very file runs from the sources and beside dist/jinlin.mjs.
import { parentPort } from 'node:worker_threads'
import load from 'highs'

const highs = await load()
const { callbackType, modelStatus } = highs.constants

/** The rows one behind another, as the solver takes them. */
function matrixOf({ rows, columns }) {
  const starts = [0]
  for (const { terms } of rows) starts.push(starts.at(-1) + terms.length)
  const terms = rows.flatMap((row) => row.terms)
  return {
    format: 'csr',
    numRows: rows.length,
    numCols: columns.length,
    starts,
    indices: terms.map(([column]) => column),
    values: terms.map(([, factor]) => factor),
  }
}

const modelOf = ({ columns, rows }, whole) =>
  highs.createModel({
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(({ lower }) => lower),
    colUpper: columns.map(({ upper }) => upper),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    ...(whole && { integrality: Int32Array.from(columns, (column) => (column.whole ? 1 : 0)) }),
    matrix: matrixOf({ rows, columns }),
  })

const isOptimal = (model) => model.getModelStatus() === modelStatus.optimal
const isWhole = (value) => Math.abs(value - Math.round(value)) < 1e-6

/** The best answer of a program whose numbers need not be whole, if they are all the same; null where some are not. */
function solveAsIs({ program, seconds }) {
  const model = modelOf(program, false)
  try {
    model.options.set({ output_flag: false, time_limit: seconds })
    model.run()
    if (!isOptimal(model)) return null
    const { colValue, colDual, rowDual } = model.getSolution()
    if (!program.columns.every(({ whole }, at) => !whole || isWhole(colValue[at]))) return null
    const best = model.info.get('objective_function_value')
    parentPort.postMessage({ best, bound: best })
    const prices = { columns: Array.from(colDual), rows: Array.from(rowDual) }
    return { proven: true, values: Array.from(colValue), prices }
  } finally {
    model.dispose()
  }
}

function solveWhole({ program, start, seconds }) {
  const model = modelOf(program, true)
  // Costs are whole numbers: a bound less than one below what was found proves it.
  model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0.999 })
  if (start) model.setSolution({ colValue: start })
  model.run({
    [callbackType.mipLogging]: ({ data }) =>
      parentPort.postMessage({ best: data.mip_primal_bound ?? null, bound: data.mip_dual_bound ?? null }),
  })
  const found = model.info.get('primal_solution_status') === 2
  const values = found ? Array.from(model.getSolution().colValue) : null
  const proven = isOptimal(model)
  model.dispose()
  return { proven, values, prices: null }
}

/** Most rosters are flows, which have whole numbers by themselves: far quicker than to look for them. The rest is looked for. */
function solve({ program, start, seconds }) {
  const until = performance.now() + seconds * 1000
  const left = () => Math.max(0, until - performance.now()) / 1000
  parentPort.postMessage(solveAsIs({ program, seconds }) ?? solveWhole({ program, start, seconds: left() }))
}

parentPort.on('message', solve)
