"use client";
import { Banner } from "@desk/ui/banner";
import { Button } from "@desk/ui/button";
import Dialog from "@desk/ui/dialog";
import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

export type FormDialogProps = {
  title: string;
  description?: ReactNode;
  action: string;
  isBusy: boolean;
  /** What went wrong beside the fields. */
  error?: string | undefined;
  onSubmit: () => void;
  onClose: () => void;
  size?: "md" | "lg";
  children: ReactNode;
};

/** A form over the page. Esc and Cancel leave without saving. */
export function FormDialog({
  title,
  description,
  action,
  isBusy,
  error,
  onSubmit,
  onClose,
  size,
  children,
}: FormDialogProps) {
  const id = useId();
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={title}
      description={description}
      closeLabel="Close"
      size={size}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" isLoading={isBusy}>
            {action}
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {error ? (
          <Banner tone="danger" icon={CircleAlert} role="alert">
            {error}
          </Banner>
        ) : null}
        {children}
      </form>
    </Dialog>
  );
}
