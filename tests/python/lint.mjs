// What ruff has against the files that are named, a line for each place; ends with 1 if it is anything.
// Its rules are those of style, likely bugs, names and old-fashioned Python. Not those on asyncio: a
// side that blocks the loop is a mistake that the lesson is about.
import { readFileSync } from 'node:fs'
import ruff from '@astral-sh/ruff-wasm-nodejs'

const workspace = new ruff.Workspace({
    'line-length': 100,
    'target-version': 'py311',
    lint: { select: ['E', 'W', 'F', 'I', 'N', 'B', 'UP', 'C4', 'PIE', 'RET', 'SIM', 'PLE'] },
}, ruff.PositionEncoding.Utf16)

const complaints = process.argv.slice(2).flatMap(file =>
    workspace.check(readFileSync(file, 'utf8')).map(found =>
        `${file}:${found.start_location.row}: ${found.code} ${found.message}`))
for (const complaint of complaints) console.log(complaint)
process.exitCode = complaints.length > 0 ? 1 : 0
