/** A checkbox or radio button whose whole card can be tapped. */
import { type ReactNode, useId } from 'react';

export interface ChoiceProps {
  type: 'checkbox' | 'radio';
  name: string;
  value?: string;
  label: ReactNode;
  /** More about it, read after the label. */
  children?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  invalid?: boolean;
  /** One line without a card. */
  small?: boolean;
  language?: string | undefined;
  onChange?: (checked: boolean) => void;
}

export function Choice(props: ChoiceProps): ReactNode {
  const { type, name, value = 'yes', label, children, checked, disabled = false, small = false } = props;
  const id = useId();
  return (
    <div className={small ? 'choice choice-small' : 'choice'} data-checked={checked} data-disabled={disabled}>
      <input
        id={id}
        type={type}
        name={name}
        value={value}
        checked={checked}
        disabled={disabled}
        autoComplete="off"
        aria-invalid={props.invalid ?? false}
        aria-describedby={children ? `${id}-more` : undefined}
        onChange={(event) => props.onChange?.(event.target.checked)}
      />
      <label htmlFor={id} lang={props.language} dir="auto">
        {label}
      </label>
      {children && (
        <div className="choice-more" id={`${id}-more`}>
          {children}
        </div>
      )}
    </div>
  );
}
