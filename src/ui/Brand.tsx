/** Name of the system over the pages before the sign-in. */
import './gate.css'
import mark from './mark.svg'

export function Brand() {
  return (
    <p className="gate-brand">
      <img src={mark} alt="" />
      <span>
        <b>践行</b>
        智慧党建信息系统
      </span>
    </p>
  )
}
