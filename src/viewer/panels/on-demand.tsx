import { signal } from '@preact/signals';
import type { FunctionComponent, JSX } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * A component that is loaded when it is first shown, to keep it out of what the page loads at first.
 *
 * @param load - imports it; asked again after a failure.
 */
export function onDemand<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): (props: Props) => JSX.Element {
  const state = signal<{ readonly component: FunctionComponent<Props> | null; readonly isMissing: boolean }>({
    component: null,
    isMissing: false,
  });
  return function OnDemand(props: Props): JSX.Element {
    const { component: Component, isMissing } = state.value;
    useEffect(() => {
      if (Component !== null) return;
      load().then(
        (component) => {
          state.value = { component, isMissing: false };
        },
        () => {
          state.value = { component: null, isMissing: true };
        },
      );
    }, []);
    if (Component !== null) return <Component {...props} />;
    return isMissing ? (
      <p class="quiet" role="alert">
        This part of the page could not be loaded.
      </p>
    ) : (
      <p class="busy quiet">Loading …</p>
    );
  };
}
