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

const modelOf = ({ columns, rows }) =>
  highs.createModel({
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(({ lower }) => lower),
    colUpper: columns.map(({ upper }) => upper),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    integrality: Int32Array.from(columns, ({ whole }) => (whole ? 1 : 0)),
    matrix: matrixOf({ rows, columns }),
  })

function solve({ program, start, seconds }) {
  const model = modelOf(program)
  // Costs are whole numbers: a bound less than one below what was found proves it.
  model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0.999 })
  if (start) model.setSolution({ colValue: start })
  model.run({
    [callbackType.mipLogging]: ({ data }) =>
      parentPort.postMessage({ best: data.mip_primal_bound ?? null, bound: data.mip_dual_bound ?? null }),
  })
  const found = model.info.get('primal_solution_status') === 2
  const values = found ? Array.from(model.getSolution().colValue) : null
  parentPort.postMessage({ proven: model.getModelStatus() === modelStatus.optimal, values })
  model.dispose()
}

parentPort.on('message', solve)
