import { Module } from '@nestjs/common';
import { PdfMaker } from './pdf-maker.js';

/** One thread for all documents of a process, which starts with the first. */
@Module({ providers: [PdfMaker], exports: [PdfMaker] })
export class PdfModule {}
